import GoTemplate

extension Node {
    /// The field at a path of another comparison; elements of lists by what identifies them, or else by their place.
    ///
    /// - Parameter side: whose places count.
    package func field(at path: FieldPath, on side: DiffSide.Role) -> Node? {
        path.elements.reduce(self as Node?) { $0?.child($1, on: side) }
    }

    private func child(_ element: PathElement, on side: DiffSide.Role) -> Node? {
        switch element {
        case .key(let key): return self[key]
        case .item(let item) where item.selectors.isEmpty: return self[item.index(on: side)]
        case .item(let item):
            return children.first { child in item.selectors.allSatisfy { child[$0.key]?.text == $0.value } }
        }
    }
}
