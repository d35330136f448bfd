import CZlib
import GoTemplate

/// zlib's two formats: gzip, as records of Helm are, and the bare one for contents of our own.
enum Compression {
    struct Failure: GoError {
        let message: GoString
    }

    private static let gzipWindowBits: Int32 = 15 + 16
    private static let rawWindowBits: Int32 = -15
    private static let structureSize = Int32(MemoryLayout<z_stream>.size)
    /// What Go writes for an unknown operating system.
    private static let unknownSystem: Int32 = 255

    /// The data as Go's gzip writer lays it out; the compressed bits themselves are zlib's.
    static func gzip(_ data: [UInt8], isSmallest: Bool = true) throws -> [UInt8] {
        var stream = z_stream()
        let level = isSmallest ? Z_BEST_COMPRESSION : Z_DEFAULT_COMPRESSION
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, gzipWindowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, structureSize)
        guard status == Z_OK else { throw Failure(message: "out of memory") }
        defer { deflateEnd(&stream) }
        var header = gz_header()
        header.os = unknownSystem
        deflateSetHeader(&stream, &header)
        return try finish(&stream, data)
    }

    /// The data of one or more gzip members.
    static func gunzip(_ data: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, gzipWindowBits, ZLIB_VERSION, structureSize) == Z_OK else {
            throw Failure(message: "out of memory")
        }
        defer { inflateEnd(&stream) }
        return try inflateAll(&stream, data, mayContinue: true)
    }

    /// The data without any header, compressed with the help of what `dictionary` holds.
    static func deflate(_ data: [UInt8], dictionary: [UInt8] = [], level: Int32 = 6) throws -> [UInt8] {
        var stream = z_stream()
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, rawWindowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, structureSize)
        guard status == Z_OK else { throw Failure(message: "out of memory") }
        defer { deflateEnd(&stream) }
        let isSet = dictionary.withUnsafeBufferPointer {
            deflateSetDictionary(&stream, $0.baseAddress, UInt32($0.count))
        }
        guard dictionary.isEmpty || isSet == Z_OK else { throw Failure(message: "the dictionary was refused") }
        return try finish(&stream, data)
    }

    static func inflate(_ data: [UInt8], dictionary: [UInt8] = []) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, rawWindowBits, ZLIB_VERSION, structureSize) == Z_OK else {
            throw Failure(message: "out of memory")
        }
        defer { inflateEnd(&stream) }
        let isSet = dictionary.withUnsafeBufferPointer {
            inflateSetDictionary(&stream, $0.baseAddress, UInt32($0.count))
        }
        guard dictionary.isEmpty || isSet == Z_OK else { throw Failure(message: "the dictionary was refused") }
        return try inflateAll(&stream, data, mayContinue: false)
    }

    private static func finish(_ stream: inout z_stream, _ data: [UInt8]) throws -> [UInt8] {
        let capacity = Int(deflateBound(&stream, UInt(data.count)))
        guard data.count < Int(UInt32.max) / 2 else { throw Failure(message: "too large") }
        var status = Z_OK
        let output = data.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(capacity)
                status = CZlib.deflate(&stream, Z_FINISH)
                count = capacity - Int(stream.avail_out)
            }
        }
        guard status == Z_STREAM_END else { throw Failure(message: "compression failed") }
        return output
    }

    /// - Parameter mayContinue: whether the end of one member may be the start of the next, as in gzip.
    private static func inflateAll(
        _ stream: inout z_stream, _ data: [UInt8], mayContinue: Bool
    ) throws -> [UInt8] {
        guard data.count < Int(UInt32.max) / 2 else { throw Failure(message: "too large") }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(max(data.count * 4, 4096), 1 << 20))
        try data.withUnsafeBufferPointer { input in
            stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.avail_in = UInt32(input.count)
            while true {
                let (status, produced) = step(&stream, &chunk)
                output += chunk[..<produced]
                try ResultLimit.check(output.count)
                if status == Z_STREAM_END {
                    guard mayContinue, stream.avail_in > 0 else { return }
                    inflateReset(&stream)
                } else if status != Z_OK {
                    throw failure(status, stream)
                } else if produced == 0 && stream.avail_in == 0 {
                    throw Failure(message: "unexpected EOF")
                }
            }
        }
        return output
    }

    private static func step(_ stream: inout z_stream, _ chunk: inout [UInt8]) -> (status: Int32, produced: Int) {
        chunk.withUnsafeMutableBufferPointer { buffer in
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(buffer.count)
            let status = CZlib.inflate(&stream, Z_NO_FLUSH)
            return (status, buffer.count - Int(stream.avail_out))
        }
    }

    private static func failure(_ status: Int32, _ stream: z_stream) -> Failure {
        if status == Z_BUF_ERROR { return Failure(message: "unexpected EOF") }
        return Failure(message: stream.msg.map { GoString(String(cString: $0)) } ?? GoString("zlib error \(status)"))
    }
}
