import Codecs
import GoTemplate

/// A field of an object: a place in the tree of its document.
package struct Node: Sendable {
    package let tree: NodeTree
    let index: Int

    package typealias Kind = YAMLTree.Kind

    /// Null for a document without content.
    package var kind: Kind { isValid ? entry.kind : .null }

    private var isValid: Bool { tree.yaml.entries.indices.contains(index) }
    private var entry: YAMLTree.Entry { tree.yaml.entries[index] }

    /// What equals this, whatever the order of keys and the way it is written.
    var digest: UInt64 { isValid ? tree.digests[index] : 0 }

    /// Whether the API server stores the same for both; of kinds it does not know, whether both say the same.
    package func isSame(as other: Node) -> Bool { digest == other.digest }

    /// Whether the API server stores the same as if there were no such field: null, zero, or what it takes by default.
    var isAbsent: Bool { absence != .present }

    var absence: FieldAbsence { tree.absences.indices.contains(index) ? tree.absences[index] : .present }
}

// MARK: - Lines

extension Node {
    /// The line of the field in the document's source, from 1: that of its key, or of its value in a list.
    package var line: Int { isValid ? tree.firstLine + Int(entry.keyLine) : tree.firstLine }

    /// The line on which the value begins.
    package var valueLine: Int { isValid ? tree.firstLine + Int(entry.line) : tree.firstLine }

    /// The line on which the last value within begins.
    package var lastLine: Int {
        guard isValid, case let last = Int(entry.end) - 1, last > index else { return valueLine }
        return tree.firstLine + Int(tree.yaml.entries[last].line)
    }
}

// MARK: - Scalars

extension Node {
    package var isScalar: Bool { !kind.isCollection }

    /// The text of a scalar: of a string its content, of a number what was written; empty for collections.
    package var text: GoString { isScalar && isValid ? tree.yaml.withText(of: index) { GoString($0) } : GoString() }

    /// The text of a string, nil for anything else.
    package var string: GoString? { kind == .string ? text : nil }

    package var bool: Bool? { kind == .bool ? text == "true" : nil }

    /// A whole number, nil for anything else.
    package var integer: Int64? {
        guard kind == .number else { return nil }
        switch tree.yaml.number(of: index) {
        case .int(let number, _): return number
        case .float(let number): return Int64(exactly: number)
        default: return nil
        }
    }

    func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard isValid else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return tree.yaml.withText(of: index, body)
    }
}

// MARK: - Collections

extension Node {
    /// The key under which this stands, nil in a list and for a whole document.
    package var key: GoString? {
        guard isValid else { return nil }
        return tree.yaml.withKey(of: index) { key in key.map { GoString($0) } }
    }

    /// The elements of a list or the values of a map, in the order of the text; empty for scalars.
    package var children: [Node] {
        guard kind.isCollection else { return [] }
        var children: [Node] = []
        var child = index + 1
        while child < Int(entry.end) {
            children.append(Node(tree: tree, index: child))
            child = Int(tree.yaml.entries[child].end)
        }
        return children
    }

    package var isEmpty: Bool { !isValid || Int(entry.end) == index + 1 }

    /// The value of a key, nil where there is none or this is no map.
    package subscript(key: GoString) -> Node? {
        guard kind == .map else { return nil }
        var child = index + 1
        while child < Int(entry.end) {
            if isKey(key, of: child) { return Node(tree: tree, index: child) }
            child = Int(tree.yaml.entries[child].end)
        }
        return nil
    }

    private func isKey(_ name: GoString, of child: Int) -> Bool {
        tree.yaml.withKey(of: child) { key in
            guard let key, key.count == name.count else { return false }
            return name.bytes.withUnsafeBufferPointer { key.elementsEqual($0) }
        }
    }

    /// The value below several keys, as in `root["spec", "template", "metadata"]`.
    package subscript(first: GoString, second: GoString, more: GoString...) -> Node? {
        var node = self[first]?[second]
        for key in more { node = node?[key] }
        return node
    }

    /// The element of a list.
    package subscript(position: Int) -> Node? {
        guard kind == .list, position >= 0, case let children = children, position < children.count else { return nil }
        return children[position]
    }
}

extension Node {
    /// The field as a template's value, as JSON has it: every number a float64 but whole ones.
    package var value: Value {
        switch kind {
        case .null: .null
        case .bool: .bool(text == "true")
        case .number: tree.yaml.number(of: index)
        case .string: .string(text)
        case .list: .list(children.map(\.value))
        case .map: .map(Map(children.map { (key: $0.key ?? GoString(), value: $0.value) }))
        }
    }
}
