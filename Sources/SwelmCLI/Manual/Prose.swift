/// A command's description, whose authors mean a few of Markdown's blocks by how they lay out its lines.
struct Prose {
    enum Block: Equatable {
        /// Words that may be broken into lines anywhere.
        case paragraph(String)
        /// What a mark such as `-` is in front of.
        case items([String])
        /// Lines that stay as they are, without their common indentation.
        case code([String])
        /// The cells of each row, without those of the head.
        case table([[String]])
    }

    let blocks: [Block]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var reader = ProseReader(lines: lines)
        blocks = reader.read()
    }
}

/// Goes through the lines of a description, block by block.
private struct ProseReader {
    var lines: [String]
    private var next = 0

    init(lines: [String]) { self.lines = lines }

    mutating func read() -> [Prose.Block] {
        var blocks: [Prose.Block] = []
        while let line {
            if line.isBlank { next += 1 } else { blocks.append(block(at: line)) }
        }
        return blocks
    }

    private var line: String? { next < lines.count ? lines[next] : nil }

    private mutating func block(at line: String) -> Prose.Block {
        if line.isCode { return .code(code()) }
        if line.isItem { return .items(items()) }
        if line.isRow { return .table(Array(take(while: \.isRow).map(\.cells).filter { !$0.isRule }.dropFirst())) }
        return .paragraph(take { !$0.isBlank && !$0.isItem && !$0.isRow }.joined(separator: " "))
    }

    /// The lines from here that all satisfy a condition; always the one that is here.
    private mutating func take(while condition: (String) -> Bool) -> [String] {
        let start = next
        repeat { next += 1 } while line.map(condition) ?? false
        return Array(lines[start..<next])
    }

    /// Blank lines belong to it where more of it follows.
    private mutating func code() -> [String] {
        var taken = take { $0.isCode || $0.isBlank }
        while taken.last?.isBlank ?? false { taken.removeLast() }
        let margin = taken.filter { !$0.isBlank }.map(\.indentation).min() ?? 0
        return taken.map { String($0.dropFirst(margin)) }
    }

    /// A line that is indented goes on with the item above it.
    private mutating func items() -> [String] {
        let taken = take { $0.isItem || ($0.indentation > 0 && !$0.isBlank) }
        return taken.reduce(into: []) { items, line in
            let text = line.trimmingBlanks
            if line.isItem { return items.append(String(text.dropFirst(2)).trimmingBlanks) }
            items.append((items.popLast() ?? "") + " " + text)
        }
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy { $0 == " " } }
    fileprivate var isCode: Bool { !isBlank && (hasPrefix("    ") || hasPrefix("\t")) }
    fileprivate var isItem: Bool { hasPrefix("- ") || hasPrefix("* ") }
    fileprivate var isRow: Bool { hasPrefix("|") }
    fileprivate var indentation: Int { prefix { $0 == " " || $0 == "\t" }.count }

    fileprivate var trimmingBlanks: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    fileprivate var cells: [String] {
        split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map { String($0).trimmingBlanks }
    }
}

extension [String] {
    /// The line between the head of a table and its rows.
    fileprivate var isRule: Bool { allSatisfy { $0.allSatisfy { $0 == "-" || $0 == ":" } } }
}
