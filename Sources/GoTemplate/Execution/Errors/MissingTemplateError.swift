/// A template that was asked for by name and does not exist; mirrors exec.go ExecuteTemplate.
package struct MissingTemplateError: GoError {
    /// The name asked for.
    package let name: GoString
    package let message: GoString
    package var cause: (any Error)? { nil }

    init(name: GoString, set: GoString) {
        self.name = name
        self.message =
            "template: no template " + Strconv.quote(name) + " associated with template " + Strconv.quote(set)
    }
}
