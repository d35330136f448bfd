import Codecs
import GoTemplate

/// The fields of an object that a manager owns: a tree, as `fieldsV1` has it.
///
/// Mirrors sigs.k8s.io/structured-merge-diff fieldpath Set with its serialization: a field is owned itself, or only
/// ones below it, and elements of lists are told apart by keys, values or places.
package struct FieldSet: Equatable {
    /// Whether the field itself is owned.
    private var isMember = false
    /// By path elements such as `f:spec` or `k:{"name":"web"}`.
    private var children: [GoString: FieldSet] = [:]

    /// - Throws: where an element is none.
    package init(_ fieldsV1: Map) throws(ObjectFailure) {
        try self.init(fieldsV1, depth: 0)
        isMember = false
    }

    private init(_ map: Map, depth: Int) throws(ObjectFailure) {
        guard Nesting.allows(depth) else { throw ObjectFailure("fields are nested too deeply") }
        for (key, value) in map.entries {
            if key == "." {
                isMember = true
            } else if let element = try Self.pathElement(key) {
                let fields = try FieldSet(value.asMap ?? Map(), depth: depth + 1)
                try add(fields, at: element, depth: depth)
            }
        }
        if children.isEmpty { isMember = true }
    }

    /// The element in the one form that equal ones share; nil for those of a kind that nobody knows yet.
    ///
    /// Mirrors DeserializePathElement and SerializePathElement.
    private static func pathElement(_ text: GoString) throws(ObjectFailure) -> GoString? {
        guard text.count >= 2 else { throw ObjectFailure("key must be 2 characters long:") }
        guard text.bytes[1] == UInt8(ascii: ":") else { throw ObjectFailure("missing colon: " + text) }
        switch text.bytes[0] {
        case UInt8(ascii: "f"), UInt8(ascii: "i"): return text
        case UInt8(ascii: "k"), UInt8(ascii: "v"):
            do {
                return text.prefix(2) + GoString(try JSON.encode(JSON.decode(Array(text.bytes.dropFirst(2)))))
            } catch {
                throw ObjectFailure(error.goMessage)
            }
        default: return nil
        }
    }

    /// The fields of both sets.
    package func union(_ other: FieldSet) throws(ObjectFailure) -> FieldSet {
        var result = self
        try result.formUnion(other, depth: 0)
        return result
    }

    private mutating func formUnion(_ other: FieldSet, depth: Int) throws(ObjectFailure) {
        guard Nesting.allows(depth) else { throw ObjectFailure("fields are nested too deeply") }
        isMember = isMember || other.isMember
        for (element, fields) in other.children { try add(fields, at: element, depth: depth) }
    }

    private mutating func add(_ fields: FieldSet, at element: GoString, depth: Int) throws(ObjectFailure) {
        if children[element] == nil {
            children[element] = fields
        } else {
            try children[element]?.formUnion(fields, depth: depth + 1)
        }
    }

    /// As it is stored.
    package var fieldsV1: Map {
        let map = Map(children.map { (key: $0.key, value: .map($0.value.fieldsV1)) })
        if isMember, !children.isEmpty { map["." as GoString] = .map(Map()) }
        return map
    }
}

// MARK: - Paths

extension FieldSet {
    /// A step of the way to a field.
    package enum Step {
        case field(GoString)
        /// An element of a list, told apart by the texts of some of its fields.
        case element([GoString: GoString])
    }

    /// Whether the field at the end of a path is owned: itself, what it is part of, or something in it.
    package func owns(_ path: ArraySlice<Step>) -> Bool {
        guard let step = path.first else { return true }
        guard let fields = child(step) else { return isMember && children.isEmpty }
        return fields.owns(path.dropFirst())
    }

    private func child(_ step: Step) -> FieldSet? {
        switch step {
        case .field(let name): children["f:" + name]
        case .element(let keys): children.first { Self.isElement($0.key, with: keys) }?.value
        }
    }

    /// Whether a path element such as `k:{"name":"web"}` names the element with these keys; the server may use fewer.
    private static func isElement(_ element: GoString, with keys: [GoString: GoString]) -> Bool {
        guard element.hasPrefix("k:"), case .map(let own)? = try? JSON.decode(Array(element.bytes.dropFirst(2))) else {
            return false
        }
        return !own.isEmpty && own.entries.allSatisfy { key, value in keys[key] == GoFormat.sprint([value]) }
    }
}
