import GoTemplate

/// A value that holds no others: a scalar, or an empty collection.
package struct ValueLeaf {
    package let path: ValuePath
    package let value: Value
}

extension Value {
    /// The leaves at or below a value, in its order.
    package func leaves(at path: ValuePath = ValuePath()) -> [ValueLeaf] {
        var leaves: [ValueLeaf] = []
        var pending = [ValueLeaf(path: path, value: self)]
        while let next = pending.popLast() {
            let inner = next.inner
            if inner.isEmpty { leaves.append(next) } else { pending += inner.reversed() }
        }
        return leaves
    }
}

extension ValueLeaf {
    fileprivate var inner: [ValueLeaf] {
        guard path.components.count < Nesting.limit else { return [] }
        switch value {
        case .map(let map): return map.entries.map { ValueLeaf(path: path.appending(.key($0)), value: $1) }
        case .list(let list) where list.bytes == nil:
            return list.elements.enumerated().map { ValueLeaf(path: path.appending(.index($0)), value: $1) }
        default: return []
        }
    }
}
