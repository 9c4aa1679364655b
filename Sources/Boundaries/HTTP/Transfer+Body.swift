import CCurl

extension Transfer {
  /// Hands the request's body to libcurl, or the way to get it.
  func configureBody() {
    if let body = request.body {
      ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
      body.withUnsafeBytes { _ = ccurl_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    } else if let upload = request.upload {
      let context = Unmanaged.passUnretained(self).toOpaque()
      ccurl_set_number(easy, CURLOPT_POST, 1)
      ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(upload.size))
      ccurl_set_context(easy, CURLOPT_READDATA, context)
      ccurl_set_context(easy, CURLOPT_SEEKDATA, context)
      ccurl_set_take(easy, CURLOPT_READFUNCTION) { Transfer.giving($0, $1 * $2, $3) }
      ccurl_set_seek(easy) { context, offset, _ in Transfer.rewinding(context, to: offset) }
    }
  }

  private static func giving(
    _ room: UnsafeMutablePointer<CChar>?, _ size: Int, _ context: UnsafeMutableRawPointer?
  ) -> Int {
    guard let context, let room else { return Int(CURL_READFUNC_ABORT) }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let count = transfer.source?.give(into: UnsafeMutableRawBufferPointer(start: room, count: size))
    if count == nil { transfer.fault = .unsound("a file that has changed or cannot be read") }
    return count ?? Int(CURL_READFUNC_ABORT)
  }

  /// For a body that has to be sent again: libcurl only ever goes back to the start.
  private static func rewinding(_ context: UnsafeMutableRawPointer?, to offset: curl_off_t) -> Int32 {
    guard let context, offset == 0 else { return CURL_SEEKFUNC_CANTSEEK }
    Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().source?.rewind()
    return CURL_SEEKFUNC_OK
  }
}
