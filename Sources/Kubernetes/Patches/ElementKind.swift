import GoTemplate

/// What all elements of lists that are compared or merged are.
enum ElementKind: Equatable {
    case map
    case scalar

    /// Mirrors strategicpatch patch.go sliceElementType.
    ///
    /// - Throws: where the elements differ in type, are lists, or there are none.
    init(of lists: [Value]...) throws(PatchFailure) {
        var type: GoType??
        for element in lists.joined() {
            if let type {
                guard type == element.type else {
                    let all = Value.list(List(lists.map(Value.list), type: .anySliceSlice))
                    throw PatchFailure("list element types are not identical: " + GoFormat.describe(all))
                }
            } else {
                if element.type?.kind == .slice { throw .listOfLists }
                type = .some(element.type)
            }
        }
        guard let type else { throw PatchFailure("no elements in any of the given slices") }
        self = type?.kind == .map ? .map : .scalar
    }
}
