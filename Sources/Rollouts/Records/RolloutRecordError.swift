import GoTemplate

/// Why the stored record of a rollout, an event or its plan, cannot be read.
package enum RolloutRecordError: GoError, Equatable {
    case notAnObject
    /// A word that this version does not know, of a field.
    case unknownWord(GoString, field: GoString)
    case missing(field: GoString)

    package var message: GoString {
        switch self {
        case .notAnObject: "the record of a rollout is no JSON object"
        case .unknownWord(let word, let field):
            "the record of a rollout has the " + field + " \"" + word
                + "\", which this version does not know: a newer one made it"
        case .missing(let field): "the record of a rollout has no " + field + ", or one of another type"
        }
    }
}
