import Charts
import Codecs
import Failures
import GoTemplate

/// A stream of objects as Kustomize reads and writes them, with comments and order kept.
///
/// Mirrors kyaml kio/byteio_reader.go and byteio_writer.go. What reading notes in annotations is taken out by writing.
enum ResourceStream {
    private static let sequenceIndent: GoString = "internal.config.kubernetes.io/seqindent"
    private static let index = ["config.kubernetes.io/index", "internal.config.kubernetes.io/index"].map {
        GoString($0)
    }

    /// The objects of a text; a list that stands alone is taken for its items.
    ///
    /// - Throws: `HelmError` in kyaml's words.
    static func parse(_ text: GoString) throws(HelmError) -> [YAMLSyntaxNode] {
        let documents = try documents(of: text)
        var nodes: [YAMLSyntaxNode] = []
        for document in documents {
            guard let node = try node(of: document), !node.root.isNull else { continue }
            try number(node, nodes.count)
            if documents.count == 1, let items = node.listedItems { return items }
            nodes.append(node)
        }
        return nodes
    }

    /// - Throws: `HelmError` in kyaml's words.
    static func text(of nodes: [YAMLSyntaxNode]) throws(HelmError) -> GoString {
        for node in nodes {
            node.indentsSequences = node.annotation(sequenceIndent) == "wide"
            for key in index + [sequenceIndent] { try node.clearAnnotation(key) }
            try node.clearEmptyAnnotations()
        }
        do { return GoString(try YAMLSyntaxNode.text(of: nodes)) } catch { throw HelmError(error.goMessage) }
    }

    private static func node(of document: [UInt8]) throws(HelmError) -> YAMLSyntaxNode? {
        do { return try YAMLSyntaxNode.parse(document) } catch {
            throw HelmError("MalformedYAMLError: " + error.goMessage)
        }
    }

    /// Annotations of kyaml that have an old and a new name; where one is given, reading adds the other.
    private static let renamed: [(old: GoString, new: GoString)] = [
        ("config.kubernetes.io/path", "internal.config.kubernetes.io/path"),
        ("config.k8s.io/id", "internal.config.kubernetes.io/id"),
    ]

    private static func number(_ node: YAMLSyntaxNode, _ number: Int) throws(HelmError) {
        for (old, new) in renamed {
            let values = (old: node.annotation(old), new: node.annotation(new))
            if values.new.isEmpty && !values.old.isEmpty { try node.setAnnotation(new, values.old) }
            if values.old.isEmpty && !values.new.isEmpty { try node.setAnnotation(old, values.new) }
        }
        for key in index { try node.setAnnotation(key, GoString(String(number))) }
    }

    /// Mirrors splitDocuments: a line that begins with `---` separates, and may hold a comment besides.
    private static func documents(of text: GoString) throws(HelmError) -> [[UInt8]] {
        let lines = withoutCarriageReturns(text.bytes)
        var documents: [[UInt8]] = []
        var start = 0
        var search = 0
        while let separator = separator(in: lines, from: search) {
            let rest = GoString(lines[(separator.lowerBound + 4)..<separator.upperBound]).trimmingSpace
            guard rest.isEmpty || rest.hasPrefix("#") else {
                throw HelmError("invalid document separator: " + GoString(lines[separator]).trimmingSpace)
            }
            documents.append(lines[start..<separator.lowerBound] + [0x0A])
            start = separator.upperBound
            search = start
        }
        if !lines.isEmpty { documents.append(Array(lines[start...])) }
        return documents
    }

    /// The lines as Unix ends them.
    private static func withoutCarriageReturns(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x0D) else { return text }
        return text.indices.filter { index in
            let isLast = index == text.count - 1
            return !(text[index] == 0x0D && !isLast && text[index + 1] == 0x0A)
        }.map { text[$0] }
    }

    /// A line break, a line that begins with `---`, and its line break.
    private static func separator(in text: [UInt8], from start: Int) -> Range<Int>? {
        var index = start
        while let lineBreak = text[index...].firstIndex(of: 0x0A) {
            index = lineBreak + 1
            guard text[index...].starts(with: "---".utf8) else { continue }
            guard let end = text[index...].firstIndex(of: 0x0A) else { return nil }
            return lineBreak..<(end + 1)
        }
        return nil
    }
}
