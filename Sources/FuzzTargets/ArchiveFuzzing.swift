import CZlib
import Charts
import Failures
import GoTemplate

enum ArchiveFuzzing {
    static func load(_ input: [UInt8]) throws {
        let isGzip = input.starts(with: [0x1F, 0x8B])
        _ = try ChartLoader.load(archive: isGzip ? input : gzipped(input), named: "chart.tgz", log: Log())
    }

    /// A gzip file that holds the bytes as they are: what the fuzzer changes is the tar archive, not its compression.
    private static func gzipped(_ input: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
        var rest = input[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let size = UInt16(block.count)
            output += [rest.isEmpty ? 1 : 0] + bytes(of: size) + bytes(of: ~size) + block
        } while !rest.isEmpty
        let checksum = input.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        return output + bytes(of: UInt32(truncatingIfNeeded: checksum))
            + bytes(of: UInt32(truncatingIfNeeded: input.count))
    }

    private static func bytes<Number: FixedWidthInteger>(of number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
