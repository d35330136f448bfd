import Codecs
import GoTemplate

extension NodeTree {
    /// Reads a document.
    ///
    /// - Throws: `YAML.Failure`.
    static func parse(_ content: GoString, firstLine: Int, secrets: SecretDisplay) throws -> NodeTree {
        let mask = SecretMask(display: secrets)
        return NodeTree(try YAMLTree.parse(content.bytes), firstLine: firstLine) { mask.apply(to: &$0) }
    }

    /// Stands for a text that cannot be read.
    static let empty = NodeTree(YAMLTree(), firstLine: 1)
}
