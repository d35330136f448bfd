import Codecs
import GoTemplate

extension NodeTree {
    /// Reads a document.
    ///
    /// - Throws: `YAML.Failure`.
    static func parse(_ content: GoString, firstLine: Int, options: DiffSide.ReadingOptions) throws -> NodeTree {
        var tree = try YAMLTree.parse(content.bytes)
        StoredSecret.apply(to: &tree)
        return NodeTree(tree, firstLine: firstLine, meaning: FieldMeaning(tree, options)) {
            options.secrets.apply(to: &$0)
        }
    }

    /// Stands for a text that cannot be read.
    static let empty = NodeTree(YAMLTree(), firstLine: 1)
}
