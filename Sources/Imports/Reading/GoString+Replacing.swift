import GoTemplate

extension GoString {
    /// The text with each `old`, which is not empty, as `new`.
    func replacing(_ old: GoString, with new: GoString) -> GoString {
        GoString.join(split(separator: old), separator: new)
    }

    /// The text as a stages file has it, where `${` begins a parameter.
    var withoutParameters: GoString { replacing("${", with: "$${") }
}
