import GoTemplate

/// Writes a draft as YAML with its comments.
struct DraftWriter {
    private(set) var text: GoString = ""

    mutating func write(_ map: DraftMap, indent: Int = 0) {
        for entry in map.entries where !entry.node.isEmpty { write(entry, indent: indent) }
    }

    mutating func comment(_ line: GoString, indent: Int = 0) {
        // A comment ends with its line, so a break in it would begin something else.
        let line = line.replacing("\n", with: " ").replacing("\r", with: " ")
        text = text + blanks(indent) + (line.isEmpty ? "#\n" : "# " + line + "\n")
    }

    private mutating func write(_ entry: DraftMap.Entry, indent: Int, isInline: Bool = false) {
        if !isInline { for line in entry.comments { comment(line, indent: indent) } }
        guard case .scalar(let key) = DraftNode.text(entry.key) else { return }
        text = text + (isInline ? "" : blanks(indent)) + key + ":"
        switch entry.node {
        case .scalar(let scalar): text = text + " " + scalar + "\n"
        case .list(let items): writeItems(items, indent: indent)
        case .map(let map):
            text = text + "\n"
            write(map, indent: indent + 2)
        }
    }

    private mutating func writeItems(_ items: [DraftNode], indent: Int) {
        text = text + "\n"
        for item in items { write(item, indent: indent) }
    }

    private mutating func write(_ item: DraftNode, indent: Int) {
        switch item {
        case .scalar(let scalar): text = text + blanks(indent) + "- " + scalar + "\n"
        case .list(let items): text = text + blanks(indent) + "- " + (items.isEmpty ? "[]\n" : flow(items) + "\n")
        case .map(let map):
            let entries = map.entries.filter { !$0.node.isEmpty }
            for line in entries.first?.comments ?? [] { comment(line, indent: indent) }
            text = text + blanks(indent) + "- " + (entries.isEmpty ? "{}\n" : "")
            for (index, entry) in entries.enumerated() { write(entry, indent: indent + 2, isInline: index == 0) }
        }
    }

    /// A list within a list.
    private func flow(_ items: [DraftNode]) -> GoString {
        let texts = items.map { item -> GoString in
            if case .scalar(let scalar) = item { scalar } else { "null" }
        }
        return "[" + texts.joined(by: ", ") + "]"
    }

    private func blanks(_ count: Int) -> GoString { GoString(String(repeating: " ", count: count)) }
}
