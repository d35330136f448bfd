import Charts
import Codecs
import GoTemplate
import JSONSchema
import Rendering

/// What is fuzzed: each target takes any bytes and must neither crash nor hang.
package enum FuzzTarget: String, CaseIterable, Sendable {
    /// Parses a template, prints the tree, and parses that.
    case template
    /// Renders a template with fixed values.
    case render
    /// Reads YAML, and writes and reads what was read.
    case yaml
    case json
    case toml
    /// Parses an expression of `--set` and its sisters.
    case set
    /// Loads a packaged chart.
    case archive
    /// Checks values against a schema: two JSON texts with a NUL byte between them.
    case schema
    /// Compares two streams of documents, with a NUL byte between them.
    case diff

    /// Runs the target once.
    package func run(_ input: [UInt8]) {
        // As in the program: the stack is deep.
        try? LargeStack.run { try body(input) }
    }

    private func body(_ input: [UInt8]) throws {
        switch self {
        case .template: try TemplateFuzzing.parse(input)
        case .render: try TemplateFuzzing.render(input)
        case .yaml: try CodecFuzzing.yaml(input)
        case .json: try CodecFuzzing.json(input)
        case .toml: try CodecFuzzing.toml(input)
        case .set: SetFuzzing.parse(input)
        case .archive: try ArchiveFuzzing.load(input)
        case .schema: try SchemaFuzzing.check(input)
        case .diff: DiffFuzzing.compare(input)
        }
    }
}
