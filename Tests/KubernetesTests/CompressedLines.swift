import Files
import TestSupport

/// The lines of a compressed file in the folder `fixtures`.
func recordedCompressedLines(_ path: String) throws -> [[UInt8]] {
    let stream = try GzipStream(recordedBytes(path))
    return try stream.read(64 << 20).split(separator: UInt8(ascii: "\n")).map(Array.init)
}
