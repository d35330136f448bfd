import GoTemplate

/// What `tpl` makes of an error in the text it was given.
struct TplError: GoError {
    private let prefix: GoString
    private let text: GoString
    private let inner: any Error

    var cause: (any Error)? { inner }

    init(_ prefix: GoString, _ text: GoString, cause: any Error) {
        self.prefix = prefix
        self.text = text
        self.inner = cause
    }

    var message: GoString {
        var text = GoString()
        appendGoMessage(to: &text)
        return text
    }

    var ownMessage: GoString? { prefix + Strconv.quote(text) + ": " }
}
