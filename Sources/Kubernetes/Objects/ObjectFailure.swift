import GoTemplate

/// Why an object cannot be used, in the words of Kubernetes' Go code.
package struct ObjectFailure: GoError, Equatable {
    package let message: GoString

    package init(_ message: GoString) { self.message = message }
}

extension ObjectFailure {
    /// Several failures as one: each text once, in brackets where there are more; nil where there are none.
    ///
    /// Mirrors apimachinery util/errors aggregate.Error.
    package static func aggregate(_ failures: [ObjectFailure]) -> ObjectFailure? {
        var texts: [GoString] = []
        for failure in failures where !texts.contains(failure.message) { texts.append(failure.message) }
        guard let first = texts.first else { return nil }
        return texts.count == 1 ? ObjectFailure(first) : ObjectFailure("[" + texts.joined(by: ", ") + "]")
    }
}
