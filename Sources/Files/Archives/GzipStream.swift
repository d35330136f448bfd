import CZlib
import GoTemplate

/// Decompresses gzip data bit by bit, so that a bomb is never unpacked as a whole.
///
/// Like Go's reader it goes on with a further gzip member after the first.
package final class GzipStream {
    private static let gzipWindowBits: Int32 = 15 + 16

    private var input: [UInt8]
    private var position = 0
    private var memberStart = 0
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether a member has ended, after which the data may end too.
    private var isBetweenMembers = true

    package init(_ input: [UInt8]) throws(ArchiveError) {
        self.input = input
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, Self.gzipWindowBits, ZLIB_VERSION, size) == Z_OK else { throw .notGzip }
        try checkHeader()
        clearReservedFlags()
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The next `count` bytes; fewer only at the end of the data.
    package func read(_ count: Int) throws(ArchiveError) -> [UInt8] {
        // The one empty array that all threads share would be written.
        guard count > 0 else { return [] }
        var failure: ArchiveError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, failure == nil {
                guard let free = buffer.baseAddress.map({ $0 + filled }) else { break }
                switch inflateSome(into: free, count - filled) {
                case .success(0): return
                case .success(let produced): filled += produced
                case .failure(let error): failure = error
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Go's reader looks at the first header when it is made.
    private func checkHeader() throws(ArchiveError) {
        if input.isEmpty { throw .endOfFile }
        if input.count < 10 { throw .unexpectedEnd }
        guard input.starts(with: [0x1F, 0x8B, 0x08]) else { throw .notGzip }
    }

    /// Go passes over the bits of a header that mean nothing, which zlib refuses.
    private func clearReservedFlags() {
        let place = memberStart + 3
        if place < input.count, input[place] & 0xE0 != 0 { input[place] &= 0x1F }
    }

    /// Produces up to `capacity` bytes; none only at the end of the data.
    private func inflateSome(into output: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Result<Int, ArchiveError> {
        while true {
            if position == input.count {
                return isBetweenMembers && position > 0 ? .success(0) : .failure(.unexpectedEnd)
            }
            let (status, produced) = step(into: output, capacity)
            switch status {
            case Z_STREAM_END:
                isBetweenMembers = true
                memberStart = position
                inflateReset(stream)
                clearReservedFlags()
            case Z_OK: isBetweenMembers = false
            case Z_BUF_ERROR: return .failure(.unexpectedEnd)
            default: return .failure(failure)
            }
            if produced > 0 { return .success(produced) }
        }
    }

    private func step(into output: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> (status: Int32, produced: Int) {
        let limit = min(capacity, Int(UInt32.max) / 2)
        return input.withUnsafeBufferPointer { buffer in
            let available = min(buffer.count - position, Int(UInt32.max) / 2)
            stream.pointee.next_in = UnsafeMutablePointer(mutating: buffer.baseAddress.map { $0 + position })
            stream.pointee.avail_in = UInt32(available)
            stream.pointee.next_out = output
            stream.pointee.avail_out = UInt32(limit)
            let status = inflate(stream, Z_NO_FLUSH)
            position += available - Int(stream.pointee.avail_in)
            return (status, limit - Int(stream.pointee.avail_out))
        }
    }

    /// What zlib complained of, as Go would.
    private var failure: ArchiveError {
        guard let text = stream.pointee.msg.map({ String(cString: $0) }) else { return corruption }
        switch text {
        case "incorrect header check", "unknown compression method", "unknown header flags set", "header crc mismatch":
            return .notGzip
        case "incorrect data check", "incorrect length check": return .wrongChecksum
        default: return corruption
        }
    }

    /// Go counts from the end of the header.
    private var corruption: ArchiveError { .corrupt(offset: position - memberStart - headerLength) }

    /// The length of the current member's header, as RFC 1952 lays it out.
    private var headerLength: Int {
        let header = input[memberStart...]
        guard header.count > 10 else { return header.count }
        let flags = header[memberStart + 3]
        var rest = header.dropFirst(10)
        if flags & 4 != 0 {
            let extra = rest.prefix(2).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(2 + extra)
        }
        // The name and the comment end with a NUL.
        for flag: UInt8 in [8, 16] where flags & flag != 0 { rest = rest.drop { $0 != 0 }.dropFirst() }
        if flags & 2 != 0 { rest = rest.dropFirst(2) }
        return header.count - rest.count
    }
}
