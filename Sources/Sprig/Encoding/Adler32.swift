/// The Adler-32 checksum of RFC 1950.
enum Adler32 {
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        // 5552 bytes is the most that cannot overflow 32 bits before the remainder is taken.
        var (low, high): (UInt32, UInt32) = (1, 0)
        var start = 0
        while start < bytes.count {
            let end = min(start + 5552, bytes.count)
            for byte in bytes[start..<end] {
                low += UInt32(byte)
                high += low
            }
            low %= 65521
            high %= 65521
            start = end
        }
        return high << 16 | low
    }
}
