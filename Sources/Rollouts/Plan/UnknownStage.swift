import GoTemplate

/// A name that none of the stages of a plan has.
package struct UnknownStage: GoError {
    package let name: GoString
    /// The names of the stages there are, in their order.
    package let stages: [GoString]

    package var message: GoString {
        "there is no stage " + Strconv.quote(name) + "; the stages are "
            + stages.map { Strconv.quote($0) }.joined(by: ", ")
    }

    /// The index of the first stage of a name.
    package static func index(of name: GoString, among stages: [GoString]) throws(UnknownStage) -> Int {
        guard let index = stages.firstIndex(of: name) else { throw UnknownStage(name: name, stages: stages) }
        return index
    }
}
