import GoTemplate

/// The entries of an index, cut into pieces that are scanned at once.
struct IndexPieces {
    private struct Piece: Sendable {
        let charts: [ScannedChart]
        /// Where the first line begins that is not of it.
        let end: Int
    }

    private let text: [UInt8]
    private let range: Range<Int>
    private let column: Int

    /// Less is not worth another piece.
    private static let leastSize = 1 << 20

    /// - Parameter range: from the line of the first chart on.
    init(_ text: [UInt8], _ range: Range<Int>, column: Int) {
        (self.text, self.range, self.column) = (text, range, column)
    }

    /// The charts, and where their last one ends; nil where something is not in the usual style.
    func charts() -> (charts: [ScannedChart], end: Int)? {
        let starts = starts
        let ends = Array(starts.dropFirst()) + [range.upperBound]
        let pieces = ParallelMap.map(weights: zip(starts, ends).map { $1 - $0 }) { piece(starts[$0], ends[$0]) }
        // A place that only looks like the beginning of a chart is one where the piece before does not end.
        if zip(pieces, starts.dropFirst()).allSatisfy({ $0?.end == $1 }), let last = pieces.last ?? nil {
            return (pieces.flatMap { $0?.charts ?? [] }, last.end)
        }
        guard starts.count > 1, let whole = piece(range.lowerBound, range.upperBound) else { return nil }
        return (whole.charts, whole.end)
    }

    private func piece(_ start: Int, _ limit: Int) -> Piece? {
        try? text.scanned { bytes throws(UnknownStyle) in
            var scanner = try IndexScanner(bytes, start..<range.upperBound, column: column)
            try scanner.scan(upTo: limit)
            guard IndexCharacters.areOrdinary(bytes, start..<scanner.position) else { throw UnknownStyle() }
            return Piece(charts: scanner.charts, end: scanner.position)
        }
    }

    private var starts: [Int] {
        let count = min(ParallelMap.availableCores, max(1, range.count / Self.leastSize))
        let others = (1..<max(1, count)).compactMap { chart(from: range.lowerBound + range.count / count * $0) }
        return [range.lowerBound] + others
    }

    /// Where the next line begins that looks like the name of a chart.
    private func chart(from start: Int) -> Int? {
        text.withUnsafeBufferPointer { bytes in
            var start = start
            while let feed = bytes[start..<range.upperBound].firstIndex(of: 0x0A), feed + 1 < range.upperBound {
                start = feed + 1
                if isChart(bytes[start..<range.upperBound]) { return start }
            }
            return nil
        }
    }

    private func isChart(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let line = rest.prefix { $0 != 0x0A }
        let name = line.dropFirst(column)
        return line.prefix(column).allSatisfy { $0 == 0x20 } && name.last == UInt8(ascii: ":")
            && name.first != 0x20 && name.first != UInt8(ascii: "-")
    }
}
