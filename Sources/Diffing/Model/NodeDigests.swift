import Codecs
import GoTemplate
import Kubernetes

/// Digests of all entries of a tree, those of collections made of those of their content.
///
/// Their seed is another one in each process, so no document can be made to collide with another.
struct NodeDigests {
    private(set) var digests: [UInt64]
    /// See `NodeTree.absences`.
    private(set) var absences: [FieldAbsence] = []
    private let tree: YAMLTree
    private let meaning: FieldMeaning

    private static let emptyMap = digest(ofEmpty: .map)
    private static let emptyList = digest(ofEmpty: .list)

    private static func digest(ofEmpty kind: YAMLTree.Kind) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(kind.rawValue)
        if kind == .map { hasher.combine(UInt64(0)) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    init(_ tree: YAMLTree, _ meaning: FieldMeaning) {
        self.tree = tree
        self.meaning = meaning
        digests = [UInt64](repeating: 0, count: tree.entries.count)
        if meaning.isKnown { absences = [FieldAbsence](repeating: .present, count: tree.entries.count) }
        for index in tree.entries.indices.reversed() { digests[index] = digest(of: index) }
    }

    private mutating func digest(of index: Int) -> UInt64 {
        var hasher = Hasher()
        let entry = tree.entries[index]
        if !entry.kind.isCollection, combineMeaning(of: index, into: &hasher) {
            return UInt64(bitPattern: Int64(hasher.finalize()))
        }
        hasher.combine(entry.kind.rawValue)
        switch entry.kind {
        case .null: break
        case .bool, .string: tree.withText(of: index) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .number: Self.combine(tree.number(of: index), into: &hasher)
        case .list: for child in tree.children(of: index) { hasher.combine(digests[child]) }
        case .map:
            if meaning.isKnown, meaning.holdsFields(index) { markAbsences(in: index) }
            hasher.combine(tree.children(of: index).reduce(UInt64(0)) { $0 &+ pair($1) })
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

    private func pair(_ child: Int) -> UInt64 {
        if !absences.isEmpty && absences[child] != .present { return 0 }
        var hasher = Hasher()
        tree.withKey(of: child) { key in
            if let key { hasher.combine(bytes: UnsafeRawBufferPointer(key)) }
        }
        hasher.combine(digests[child])
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

// MARK: - What the API server stores

extension NodeDigests {
    /// Combines what a scalar stands for, where that is not its text; returns whether it did.
    private func combineMeaning(of index: Int, into hasher: inout Hasher) -> Bool {
        guard meaning.isKnown, tree.entries[index].kind != .null else { return false }
        switch meaning.types[index].shape {
        case .quantity: return combine(quantity(of: index), into: &hasher)
        case .roundedQuantity: return combine(quantity(of: index)?.roundedToMilli, into: &hasher)
        case .bytes: return combine(bytes(of: index), into: &hasher)
        default: return false
        }
    }

    private func combine(_ value: (some Hashable)?, into hasher: inout Hasher) -> Bool {
        guard let value else { return false }
        hasher.combine(value)
        return true
    }

    private func quantity(of index: Int) -> Quantity? {
        tree.entries[index].kind == .bool ? nil : Quantity(tree.text(of: index))
    }

    private func bytes(of index: Int) -> [UInt8]? {
        tree.entries[index].kind == .string ? try? Base64.decode(tree.text(of: index).bytes) : nil
    }

    /// Finds the fields of a mapping that mean the same as none.
    private mutating func markAbsences(in index: Int) {
        for child in tree.children(of: index) { absences[child] = absence(of: child, in: index) }
    }

    private func absence(of child: Int, in index: Int) -> FieldAbsence {
        guard let field = meaning.field(child) else { return .present }
        if tree.entries[child].kind == .null || meaning.impliedNamespaces.contains(child) { return .unset }
        if !field.type.isPointer, isZero(child, field.type) { return .unset }
        guard field.hasDefault, isDefault(child, field, in: index) else { return .present }
        return field.hasDependentDefault ? .dependent : .unset
    }

    /// Whether a value is what Go has for a field that was not set.
    private func isZero(_ index: Int, _ type: FieldType) -> Bool {
        switch (tree.entries[index].kind, type.shape) {
        case (.map, .structure), (.map, .map): digests[index] == Self.emptyMap
        case (.list, .list): digests[index] == Self.emptyList
        case (.string, .string), (.string, .intOrString), (.string, .bytes), (.string, .time):
            tree.withText(of: index) { $0.isEmpty }
        case (.number, .number), (.number, .intOrString): number(of: index) == 0
        case (.bool, .bool): tree.withText(of: index) { $0.elementsEqual("false".utf8) }
        case (.string, .quantity), (.number, .quantity): quantity(of: index) == Quantity("0")
        default: false
        }
    }

    private func number(of index: Int) -> Int64? {
        switch tree.number(of: index) {
        case .int(let integer, _): integer
        case .float(let float): Int64(exactly: float)
        default: nil
        }
    }

    private func isDefault(_ index: Int, _ field: SchemaField, in parent: Int) -> Bool {
        let kind = tree.entries[index].kind
        return switch field.standard {
        case .string(let text)?: kind == .string && tree.text(of: index) == text
        case .number(let number)?: kind == .number && self.number(of: index) == number
        case .bool(let flag)?: kind == .bool && tree.text(of: index) == (flag ? "true" : "false")
        case .emptyStructure?: digests[index] == Self.emptyMap
        case .sibling(let key)?: tree.child(key, of: parent).map { digests[$0] == digests[index] } ?? false
        case .pullPolicy(let key)?:
            tree.child(key, of: parent).map {
                tree.text(of: index) == ImageReference(tree.text(of: $0)).defaultPullPolicy
            } ?? false
        case nil: false
        }
    }
}
