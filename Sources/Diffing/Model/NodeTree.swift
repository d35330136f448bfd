import Codecs
import GoTemplate

/// The fields of one document with their lines, and with what makes comparing parts of it cheap.
package final class NodeTree: Sendable {
    let yaml: YAMLTree
    /// Of each entry, a number that two entries share if they mean the same, whatever the order of keys.
    let digests: [UInt64]
    /// Of each entry, whether it means the same as no field at all; empty where that is so of none.
    let absences: [FieldAbsence]
    /// The line of the document's first line, from 1.
    let firstLine: Int

    /// - Parameter masking: replaces what must not be shown, after the digests of the real content were taken.
    init(
        _ tree: YAMLTree, firstLine: Int, meaning: FieldMeaning = .none, masking: (inout YAMLTree) -> Void = { _ in }
    ) {
        let computed = NodeDigests(tree, meaning)
        (digests, absences) = (computed.digests, computed.absences)
        self.firstLine = firstLine
        var shown = tree
        masking(&shown)
        yaml = shown
    }

    package var root: Node { Node(tree: self, index: 0) }
}
