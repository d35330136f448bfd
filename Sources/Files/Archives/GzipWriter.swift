import CZlib
import Compatibility
import Failures
import GoTemplate

/// Compresses bytes to one gzip member with the header that Helm gives its archives.
package enum GzipWriter {
    /// What Helm puts into the extra field of the header, by which its archives can be told from others.
    private static var helmMark: [UInt8] {
        let text = "aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo="
        return Array(((Compatibility.has(.markIsGzipSubfield) ? "rr(\u{0}" : "+") + text).utf8)
    }
    private static let chunkSize = 1 << 16
    private static let rawDeflate: Int32 = -15
    private static let memoryLevel: Int32 = 8

    /// The data as a `.tgz` of Helm: with its mark and comment, without name and time.
    ///
    /// - Throws: `HelmError` where zlib gets no memory.
    package static func compress(_ data: [UInt8]) throws(HelmError) -> [UInt8] {
        header + (try deflated(data)) + trailer(of: data)
    }

    /// Mirrors compress/gzip gzip.go for the fields that Helm sets: an extra field and a comment (flags 4 and 16),
    /// and 255 for an unknown system.
    private static var header: [UInt8] {
        let size = UInt16(truncatingIfNeeded: helmMark.count)
        let fixed: [UInt8] = [0x1F, 0x8B, 8, 4 | 16, 0, 0, 0, 0, 0, 255]
        return fixed + littleEndian(size) + helmMark + Array("Helm\u{0}".utf8)
    }

    private static func trailer(of data: [UInt8]) -> [UInt8] {
        let checksum = data.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
        return littleEndian(UInt32(truncatingIfNeeded: checksum)) + littleEndian(UInt32(truncatingIfNeeded: data.count))
    }

    private static func deflated(_ data: [UInt8]) throws(HelmError) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let status = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawDeflate, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        guard status == Z_OK else { throw HelmError("flate: out of memory") }
        defer { deflateEnd(&stream) }
        var output: [UInt8] = []
        data.withUnsafeBufferPointer { input in
            var position = 0
            repeat {
                let count = min(input.count - position, 1 << 30)
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress.map { $0 + position })
                stream.avail_in = UInt32(count)
                position += count
                drain(&stream, isLast: position == input.count, into: &output)
            } while position < input.count
        }
        return output
    }

    /// Takes what zlib makes of the input it has.
    private static func drain(_ stream: inout z_stream, isLast: Bool, into output: inout [UInt8]) {
        var chunk = [UInt8](repeating: 0, count: chunkSize)
        var free = 0
        repeat {
            let produced = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                _ = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                free = Int(stream.avail_out)
                return buffer.count - free
            }
            output += chunk[..<produced]
        } while free == 0
    }

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
