import Codecs
import GoTemplate

/// The fields of one document with their lines, and with what makes comparing parts of it cheap.
package final class NodeTree: Sendable {
    let yaml: YAMLTree
    /// Of each entry, a number that two entries share if they mean the same, whatever the order of keys.
    let digests: [UInt64]
    /// The line of the document's first line, from 1.
    let firstLine: Int

    /// - Parameter masking: replaces what must not be shown, after the digests of the real content were taken.
    init(_ tree: YAMLTree, firstLine: Int, masking: (inout YAMLTree) -> Void = { _ in }) {
        digests = NodeDigests.compute(tree)
        self.firstLine = firstLine
        var shown = tree
        masking(&shown)
        yaml = shown
    }

    package var root: Node { Node(tree: self, index: 0) }
}

/// Digests of all entries of a tree, those of collections made of those of their content.
///
/// Their seed is another one in each process, so no document can be made to collide with another.
private enum NodeDigests {
    static func compute(_ tree: YAMLTree) -> [UInt64] {
        var digests = [UInt64](repeating: 0, count: tree.entries.count)
        for index in tree.entries.indices.reversed() { digests[index] = digest(of: index, in: tree, digests) }
        return digests
    }

    private static func digest(of index: Int, in tree: YAMLTree, _ digests: [UInt64]) -> UInt64 {
        var hasher = Hasher()
        let entry = tree.entries[index]
        hasher.combine(entry.kind.rawValue)
        switch entry.kind {
        case .null: break
        case .bool, .string: tree.withText(of: index) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .number: combine(tree.number(of: index), into: &hasher)
        case .list: for child in children(of: index, in: tree) { hasher.combine(digests[child]) }
        case .map: hasher.combine(children(of: index, in: tree).reduce(0) { $0 &+ pair($1, in: tree, digests) })
        }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Whole numbers are the same however they are written: JSON, which Kubernetes gets, has one kind of number.
    private static func combine(_ number: Value, into hasher: inout Hasher) {
        switch number {
        case .int(let integer, _): hasher.combine(integer)
        case .uint(let integer, _): hasher.combine(integer)
        case .float(let float):
            if let integer = Int64(exactly: float) { hasher.combine(integer) } else { hasher.combine(float) }
        default: break
        }
    }

    private static func pair(_ child: Int, in tree: YAMLTree, _ digests: [UInt64]) -> UInt64 {
        var hasher = Hasher()
        tree.withKey(of: child) { key in
            if let key { hasher.combine(bytes: UnsafeRawBufferPointer(key)) }
        }
        hasher.combine(digests[child])
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func children(of index: Int, in tree: YAMLTree) -> some Sequence<Int> {
        let end = Int(tree.entries[index].end)
        return sequence(first: index + 1) { Int(tree.entries[$0].end) }.prefix { $0 < end }
    }
}
