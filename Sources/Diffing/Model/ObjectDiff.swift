import GoTemplate

/// What happens to one object.
package struct ObjectDiff: Sendable {
    package enum Kind: String, Sendable {
        case added, removed, changed
        /// An object with another identity and much the same content.
        case renamed
        /// Only the order of list elements changed.
        case reordered
    }

    package let kind: Kind
    /// The identity on the new side; that on the old one for a removed object.
    package let identity: ObjectIdentity
    /// Nil for an added object.
    package let old: DiffObject?
    /// Nil for a removed object.
    package let new: DiffObject?
    /// In the order of the fields; empty for added and removed objects.
    package var changes: [FieldChange]
    /// How much of a renamed object's content stayed, from 0 to 1.
    package let similarity: Double?
    /// Which values add or remove the object as a whole, where that is known.
    package var cause: Cause?
    /// Whether each upgrade of the release that is compared adds the object under another name.
    package var isMadeAnew = false
    /// Whether only the object is named, and not what happens to its fields.
    package var hidesContent = false
    /// Changed lines that are not shown.
    package var hiddenLines: LinePatterns?

    package init(
        kind: Kind, identity: ObjectIdentity, old: DiffObject?, new: DiffObject?, changes: [FieldChange] = [],
        similarity: Double? = nil
    ) {
        self.kind = kind
        self.identity = identity
        self.old = old
        self.new = new
        self.changes = changes
        self.similarity = similarity
    }

    /// Whether Helm leaves an object in the cluster that leaves the release, as its annotation asks for.
    package var isKept: Bool { kind == .removed && identity.role == .managed && old?.isKept == true }

    /// Whether all that happens to the object is noise.
    package var isNoise: Bool {
        switch kind {
        case .added, .removed: false
        case .changed, .renamed, .reordered:
            !changes.isEmpty && changes.allSatisfy { $0.noise != nil || $0.isIgnored }
        }
    }

    /// Hides changed lines, besides those that are hidden already.
    package mutating func hide(_ lines: LinePatterns?) {
        guard let lines else { return }
        hiddenLines = hiddenLines?.joined(with: lines) ?? lines
    }

    /// Whether nothing happens to the object but what is ignored.
    var isIgnored: Bool { kind != .renamed && !changes.isEmpty && changes.allSatisfy(\.isIgnored) }
}
