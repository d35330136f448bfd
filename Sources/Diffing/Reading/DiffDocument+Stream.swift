import GoTemplate

extension DiffDocument {
    /// The documents of a rendered file, as `helm template` prints it, each with the template its comment names.
    ///
    /// - Parameter file: the source of documents without a `# Source:` comment.
    package static func documents(inStream text: GoString, file: GoString) -> [DiffDocument] {
        var splitter = StreamSplitter(text: text, file: file)
        return splitter.split()
    }
}

/// Splits a stream at its separators and counts lines.
///
/// A line that begins with `---` and a blank, or is no more than that, separates; as YAML has it, and unlike Helm, which
/// takes a separator within a block of text for one, too. Such lines are indented there, so both come to the same.
private struct StreamSplitter {
    let text: GoString
    let file: GoString
    private var documents: [DiffDocument] = []

    init(text: GoString, file: GoString) {
        self.text = text
        self.file = file
    }

    mutating func split() -> [DiffDocument] {
        text.bytes.withUnsafeBufferPointer { bytes in
            var (start, firstLine, line, index) = (0, 1, 1, 0)
            while index < bytes.count {
                let end = bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
                if Self.isSeparator(bytes[index..<end]) {
                    add(bytes[start..<index], line: firstLine)
                    // What stands behind the dashes belongs to the document.
                    let isBare = bytes[index..<end].dropFirst(3).allSatisfy(Self.isBlank)
                    start = isBare ? end : index + 3
                    firstLine = isBare ? line + 1 : line
                }
                index = end
                line += 1
            }
            add(bytes[start...], line: firstLine)
        }
        return documents
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

    private static func isSeparator(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).first.map(isBlank) ?? true
    }

    private mutating func add(_ content: Slice<UnsafeBufferPointer<UInt8>>, line: Int) {
        guard !content.allSatisfy(Self.isBlank) else { return }
        let source = Self.source(content)
        documents.append(
            DiffDocument(
                content: GoString(content), source: source ?? file, line: line,
                isChartCRD: source.map(Self.isChartCRD) ?? false))
    }

    /// Whether a template's path is one in the folder `crds` of a chart or subchart, as `--include-crds` prints it.
    private static func isChartCRD(_ path: GoString) -> Bool {
        var folders = path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
        while folders.count > 2, folders.first?.elementsEqual("charts".utf8) == true { folders = folders.dropFirst(2) }
        // Helm names the files of the chart itself without the chart.
        let isOfChart = path.bytes.starts(with: "crds/".utf8)
        return isOfChart || (folders.count > 1 && folders.first?.elementsEqual("crds".utf8) == true)
    }

    /// What a first line such as `# Source: web/templates/service.yaml` names.
    private static func source(_ content: Slice<UnsafeBufferPointer<UInt8>>) -> GoString? {
        let prefix = "# Source: ".utf8
        let text = content.drop(while: isBlank)
        guard text.starts(with: prefix) else { return nil }
        var name = text.dropFirst(prefix.count).prefix { $0 != 0x0A }
        while let last = name.last, isBlank(last) { name.removeLast() }
        return name.isEmpty ? nil : GoString(name)
    }
}
