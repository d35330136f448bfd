import GoTemplate

/// The way to a field of an object, as in `spec.template.spec.containers[name=app].image`.
package struct FieldPath: Hashable, Sendable {
    package var elements: [PathElement]

    package init(_ elements: [PathElement] = []) {
        self.elements = elements
    }

    /// The path of a chain of keys.
    package init(_ keys: GoString...) {
        elements = keys.map(PathElement.key)
    }

    package func appending(_ element: PathElement) -> FieldPath { FieldPath(elements + [element]) }

    /// The path of what contains this field; nil for a whole object.
    package var parent: FieldPath? { elements.isEmpty ? nil : FieldPath(Array(elements.dropLast())) }

    /// The last key that is no list element.
    package var field: GoString? {
        for element in elements.reversed() { if case .key(let key) = element { return key } }
        return nil
    }

    /// The keys alone, without the places in lists.
    package var keys: [GoString] {
        elements.compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    /// Whether this is `other` or lies below it.
    package func isWithin(_ other: FieldPath) -> Bool { elements.starts(with: other.elements) }
}

/// One step into a map or list.
package enum PathElement: Hashable, Sendable {
    case key(GoString)
    case item(ListItem)
}

/// An element of a list: by what identifies it, and where it stands on each side.
package struct ListItem: Hashable, Sendable {
    /// One of the merge keys with its value in this element.
    package struct Selector: Hashable, Sendable {
        package let key: GoString
        package let value: GoString

        package init(key: GoString, value: GoString) {
            self.key = key
            self.value = value
        }
    }

    /// Empty where the list has no merge keys.
    package let selectors: [Selector]
    /// Nil where the element was added.
    package let oldIndex: Int?
    /// Nil where the element was removed.
    package let newIndex: Int?

    package init(selectors: [Selector] = [], oldIndex: Int?, newIndex: Int?) {
        self.selectors = selectors
        self.oldIndex = oldIndex
        self.newIndex = newIndex
    }

    package func index(on side: DiffSide.Role) -> Int {
        switch side {
        case .old: oldIndex ?? newIndex ?? 0
        case .new: newIndex ?? oldIndex ?? 0
        }
    }
}
