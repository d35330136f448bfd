import CYAML
import GoTemplate

/// Reads the first document of a stream; mirrors the `parser` of go-yaml v2's decode.go.
///
/// libyaml finds the events, and `GoYAMLParser` where there is a doubt about what go-yaml would find.
enum YAMLParser {
    /// The first document of the stream; one without nodes where the stream holds none.
    static func parseDocument(_ bytes: [UInt8]) throws -> YAMLDocument {
        try withNodes(of: bytes) { $0.document }
    }

    /// Gives `body` the nodes of the first document, which last no longer.
    ///
    /// - Parameter layout: what of the document is wanted; all of it where it is nil.
    /// - Throws: also `YAMLPartialReadError`, where a layout is given and only all of the document tells what it means.
    static func withNodes<Result>(
        of bytes: [UInt8], for layout: JSONShape.Layout? = nil, _ body: (borrowing YAMLComposer) throws -> Result
    ) throws -> Result {
        try YAMLWorkspace.use { workspace in
            let composer: YAMLComposer
            do {
                composer = try compose(bytes, in: workspace, for: layout)
            } catch is YAMLDivergence {
                workspace.pointee.removeAll()
                composer = try compose(GoYAMLParser(bytes), in: workspace, for: layout)
            }
            return try body(composer)
        }
    }

    private static func compose(
        _ bytes: [UInt8], in workspace: UnsafeMutablePointer<YAMLWorkspace>, for layout: JSONShape.Layout?
    ) throws -> YAMLComposer {
        try bytes.withUnsafeBytes { text in
            workspace.pointee.removeAll()
            var composer = YAMLComposer(in: workspace, for: layout)
            let divergences = try YAMLDivergenceCheck(text)
            try LibYAMLParser.parse(text) { parser in try composer.readDocument(parser, divergences) }
            return composer
        }
    }

    private static func compose(
        _ parser: GoYAMLParser, in workspace: UnsafeMutablePointer<YAMLWorkspace>, for layout: JSONShape.Layout?
    ) throws -> YAMLComposer {
        var composer = YAMLComposer(in: workspace, for: layout)
        var parser = parser
        try composer.readDocument(&parser)
        return composer
    }
}
