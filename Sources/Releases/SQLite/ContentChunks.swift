/// Cuts bytes where the content itself says so.
///
/// A change moves the cuts beside it only, so all other pieces of the next revision are those of the last one.
enum ContentChunks {
    private static let minimum = 2048
    /// Less than zlib's window, so that one piece can serve as the dictionary of another.
    private static let maximum = 24 * 1024
    /// One cut in 8 KiB on average, beyond the minimum.
    private static let mask: UInt64 = 0x1FFF << 40

    /// The pieces in order; one, maybe empty, for little content.
    static func split(_ data: [UInt8]) -> [ArraySlice<UInt8>] {
        guard data.count > minimum else { return [data[...]] }
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < data.count {
            let end = data.withUnsafeBufferPointer { cut($0, after: start) }
            pieces.append(data[start..<end])
            start = end
        }
        return pieces
    }

    /// The end of the piece that begins at `start`.
    private static func cut(_ data: UnsafeBufferPointer<UInt8>, after start: Int) -> Int {
        let limit = min(data.count, start + maximum)
        var hash: UInt64 = 0
        var index = start + minimum
        return weights.withUnsafeBufferPointer { weights in
            while index < limit {
                hash = hash << 1 &+ weights[Int(data[index])]
                index += 1
                if hash & mask == 0 { return index }
            }
            return limit
        }
    }

    /// A random number for each byte, always the same ones (SplitMix64 from zero).
    private static let weights: [UInt64] = (1...256).map { step in
        var mixed = UInt64(step) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
