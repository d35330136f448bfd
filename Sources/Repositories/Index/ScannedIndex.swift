import GoTemplate

/// An index in the usual style: where its charts and versions stand, and the text.
final class ScannedIndex {
    let text: [UInt8]
    private(set) var charts: [ScannedChart] = []
    private var apiVersion = IndexToken()

    /// Nil where the text is not in the usual style, or no index.
    init?(_ text: [UInt8]) {
        self.text = text
        do throws(UnknownStyle) { try scan() } catch { return nil }
    }

    private func scan() throws(UnknownStyle) {
        let text = text
        try text.scanned { bytes throws(UnknownStyle) in
            try scan(bytes)
            let isOfVersion = !apiVersion.value(in: bytes).isEmpty
            if !isOfVersion || !Self.areDistinct(charts.map(\.name)) { throw UnknownStyle() }
        }
    }

    private func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(UnknownStyle) {
        let start = bytes.starts(with: "---\n".utf8) ? 4 : 0
        var lines = try IndexLines(bytes, start..<bytes.count)
        var checked = 0
        var seen: Set<GoString> = []
        while lines.column == 0 {
            let name = GoString(UnsafeBufferPointer(rebasing: bytes[try lines.key()]))
            guard seen.insert(name).inserted else { throw UnknownStyle() }
            if name == "entries" {
                checked = try scanEntries(&lines, bytes, from: checked)
            } else {
                try scan(name, &lines)
            }
        }
        guard lines.isAtEnd, IndexCharacters.areOrdinary(bytes, checked..<bytes.count) else { throw UnknownStyle() }
    }

    private func scan(_ name: GoString, _ lines: inout IndexLines) throws(UnknownStyle) {
        switch name {
        case "apiVersion": apiVersion = try lines.scalar(below: 0)
        case "generated":
            let time = try lines.scalar(below: 0)
            let isKnown = time.form == .plain || time.form == .quoted
            guard isKnown, IndexTime.isValid(UnsafeBufferPointer(rebasing: lines.text[time.range])) else {
                throw UnknownStyle()
            }
        default: throw UnknownStyle()
        }
    }

    /// - Returns: up to where characters have been looked at.
    private func scanEntries(
        _ lines: inout IndexLines, _ bytes: UnsafeBufferPointer<UInt8>, from checked: Int
    ) throws(UnknownStyle) -> Int {
        guard let column = try lines.block(below: 0, empty: "{}", isList: false) else { return checked }
        let start = lines.lineStart
        guard IndexCharacters.areOrdinary(bytes, checked..<start) else { throw UnknownStyle() }
        let pieces = IndexPieces(text, start..<bytes.count, column: column)
        guard let (charts, end) = pieces.charts() else { throw UnknownStyle() }
        self.charts = charts
        lines = try IndexLines(bytes, end..<bytes.count)
        return end
    }

    private static func areDistinct(_ names: [GoString]) -> Bool {
        zip(names, names.dropFirst()).allSatisfy { $0 < $1 } || Set(names).count == names.count
    }
}

extension [UInt8] {
    /// Gives `body` the bytes.
    func scanned<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(UnknownStyle) -> Result
    ) throws(UnknownStyle) -> Result {
        let outcome = withUnsafeBufferPointer { bytes -> Swift.Result<Result, UnknownStyle> in
            do throws(UnknownStyle) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
