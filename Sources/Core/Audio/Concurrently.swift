import Dispatch
import Synchronization

/// Calls `work` once for each of `lanes` on all cores, and returns when every call has.
///
/// Lanes must not share mutable state. When several calls throw, the error of the first lane is thrown, so that failures
/// are reproducible too.
public func concurrently<Lane>(on lanes: inout [Lane], _ work: @Sendable (inout Lane) throws -> Void) throws {
  let failures = Mutex<[Int: any Error]>([:])
  lanes.withUnsafeMutableBufferPointer { buffer in
    // Each iteration touches its own element only, and the caller waits for all of them.
    nonisolated(unsafe) let elements = buffer
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      do { try work(&elements[index]) } catch { failures.withLock { $0[index] = error } }
    }
  }
  let first = failures.withLock { all in all.min { $0.key < $1.key }?.value }
  if let first { throw first }
}

/// Does three works at once, each on a value of its own, and returns when all are done.
public func concurrently<A, B, C>(
  _ a: inout A, _ workA: @Sendable (inout A) -> Void, _ b: inout B, _ workB: @Sendable (inout B) -> Void,
  _ c: inout C, _ workC: @Sendable (inout C) -> Void
) {
  withUnsafeMutablePointer(to: &a) { a in
    withUnsafeMutablePointer(to: &b) { b in
      withUnsafeMutablePointer(to: &c) { c in
        // Each iteration touches its own value only, and the caller waits for all of them.
        nonisolated(unsafe) let (a, b, c) = (a, b, c)
        DispatchQueue.concurrentPerform(iterations: 3) { index in
          switch index {
          case 0: workA(&a.pointee)
          case 1: workB(&b.pointee)
          default: workC(&c.pointee)
          }
        }
      }
    }
  }
}
