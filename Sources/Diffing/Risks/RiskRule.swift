import GoTemplate

/// One kind of danger: what it is called, and where it looks.
package struct RiskRule: Sendable {
    /// The name for `--ignore-risk`, and of the page `docs/risks/CODE.md`.
    package let code: String
    package let severity: Risk.Severity
    /// The danger in a few words, without full stop.
    package let title: String
    let search: Search

    /// Where a rule looks.
    enum Search: Sendable {
        /// At what happens to an object: added, removed or changed.
        case change(@Sendable (ObjectDiff) -> [RiskFinding])
        /// At an object by itself; what its old state had already is not the change's doing.
        case object(@Sendable (DiffObject) -> [RiskFinding])
        /// At all objects of a side together; again, what the old side had already does not count.
        case release(@Sendable (RiskScope) -> [RiskFinding])
        /// At what happens to an object, with all objects of both sides at hand.
        case changeInRelease(@Sendable (ObjectDiff, _ old: RiskScope, _ new: RiskScope) -> [RiskFinding])
        /// At all objects of both sides.
        case releases(@Sendable (_ old: RiskScope, _ new: RiskScope) -> [RiskFinding])
    }

    init(_ code: String, _ severity: Risk.Severity, _ title: String, _ search: Search) {
        self.code = code
        self.severity = severity
        self.title = title
        self.search = search
    }
}

/// What a rule found.
struct RiskFinding: Sendable {
    let object: ObjectIdentity
    let path: FieldPath?
    /// One sentence without its full stop, which need not name the object.
    let message: GoString

    init(_ object: ObjectIdentity, _ path: FieldPath? = nil, _ message: GoString) {
        self.object = object
        self.path = path
        self.message = message
    }

    /// What two findings about the same object have in common, whatever its name is by now.
    var place: Place { Place(path: path?.text, message: message) }

    /// What two findings have in common that are the same one on two sides.
    var key: Key { Key(object: object, place: place) }

    struct Place: Hashable {
        let path: GoString?
        let message: GoString
    }

    struct Key: Hashable {
        let object: ObjectIdentity
        let place: Place
    }
}
