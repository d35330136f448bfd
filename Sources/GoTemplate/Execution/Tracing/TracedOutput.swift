/// The output of a template file with the places that wrote it.
package final class TracedOutput {
    private let fragment: TraceFragment
    private let paths: ValuePathTable

    init(_ fragment: TraceFragment, paths: ValuePathTable) {
        self.fragment = fragment
        self.paths = paths
    }

    /// What the file gave, before `<no value>` is removed.
    package var text: GoString { fragment.text }

    /// What wrote a line, counted from 1: actions first, in their order, then text.
    package func origins(ofLine number: Int) -> [TraceOrigin] {
        guard let range = fragment.lines.range(of: number) else { return [] }
        let found = origins(of: range, in: fragment, depth: 0)
        return found.filter { !$0.isText } + found.filter(\.isText)
    }

    private func origins(of range: Range<Int>, in fragment: TraceFragment, depth: Int) -> [TraceOrigin] {
        var found: [TraceOrigin] = []
        for span in fragment.spans(overlapping: range) {
            let common = span.range.clamped(to: range)
            guard let first = common.first(where: { !fragment.text.bytes[$0].isBlank }) else { continue }
            if span.isText {
                found.append(origin(of: span, at: span.offset + first - span.range.lowerBound))
            } else {
                found += origins(of: span, range: common, in: fragment, depth: depth)
            }
        }
        return found
    }

    private func origin(of span: TraceSpan, at offset: Int) -> TraceOrigin {
        var reads = span.reads.map(paths.path)
        var branch = span.branch
        while let current = branch {
            reads += current.reads.map(paths.path).filter { !reads.contains($0) }
            branch = current.outer
        }
        return TraceOrigin(
            file: span.source.name, position: span.source.position(at: offset),
            lineText: span.source.lineText(around: offset), isText: span.isText, reads: reads, callers: [])
    }

    // MARK: Included templates

    /// How deep inclusion is followed.
    private static let maximumDepth = 20

    /// The places inside of included templates where the same line is, else the action itself.
    private func origins(
        of span: TraceSpan, range: Range<Int>, in fragment: TraceFragment, depth: Int
    ) -> [TraceOrigin] {
        let action = origin(of: span, at: span.offset)
        guard depth < Self.maximumDepth, !span.fragments.isEmpty else { return [action] }
        let wanted = trimmed(range, of: fragment.text)
        let number = fragment.text.bytes[span.range.lowerBound..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
        for inner in span.fragments.reversed() {
            guard let match = closestLine(to: number, equalTo: wanted, in: inner) else { continue }
            let found = origins(of: match, in: inner, depth: depth + 1).filter { $0.file != Self.textName }
            if !found.isEmpty { return found.map { $0.called(from: action) } }
        }
        return [action]
    }

    /// The name of texts that `tpl` runs, which are no files.
    private static let textName: GoString = "gotpl"

    private func trimmed(_ range: Range<Int>, of text: GoString) -> ArraySlice<UInt8> {
        var slice = text.bytes[range]
        while slice.first?.isBlank == true { slice.removeFirst() }
        while slice.last?.isBlank == true { slice.removeLast() }
        return slice
    }

    /// Indenting keeps the text and the order of lines, so the line with the same text closest to the same number is it.
    private func closestLine(
        to number: Int, equalTo wanted: ArraySlice<UInt8>, in fragment: TraceFragment
    ) -> Range<Int>? {
        var best: (range: Range<Int>, distance: Int)?
        for index in 1...max(1, fragment.lines.count) {
            guard let range = fragment.lines.range(of: index), trimmed(range, of: fragment.text) == wanted else {
                continue
            }
            let distance = abs(index - 1 - number)
            if distance < best?.distance ?? .max { best = (range, distance) }
        }
        return best?.range
    }
}

extension TraceFragment {
    fileprivate func spans(overlapping range: Range<Int>) -> ArraySlice<TraceSpan> {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return spans[low...].prefix { $0.range.lowerBound < range.upperBound }
    }
}

extension TraceOrigin {
    /// The same place, reached from an action: what was read for the action may have been read for it.
    fileprivate func called(from action: TraceOrigin) -> TraceOrigin {
        var result = self
        result.reads += action.reads.filter { !reads.contains($0) }
        result.callers.append(Caller(file: action.file, position: action.position))
        return result
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
