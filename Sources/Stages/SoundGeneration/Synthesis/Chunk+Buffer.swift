import Audio

extension StereoChunk {
  /// The frames of `buffer` from `start` on, with silence after its end.
  init(_ buffer: StereoBuffer, from start: Int) {
    left = Chunk(buffer.left, from: start)
    right = Chunk(buffer.right, from: start)
  }

  /// Writes the frames over those of `buffer` from `start` on, up to its end.
  func copy(to buffer: inout StereoBuffer, at start: Int) {
    left.copy(to: &buffer.left, at: start)
    right.copy(to: &buffer.right, at: start)
  }
}

extension Chunk {
  fileprivate init(_ samples: [Float], from start: Int) {
    self.init()
    var place = start
    update { _ in
      place += 1
      return place <= samples.count ? samples[place - 1] : 0
    }
  }

  fileprivate func copy(to samples: inout [Float], at start: Int) {
    var copy = self
    var place = start
    copy.update { x in
      if place < samples.count { samples[place] = x }
      place += 1
      return x
    }
  }
}
