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
        var result = GoString()
        appendMessage(to: &result)
        return result
    }

    func appendMessage(to result: inout GoString) {
        result.append(prefix)
        result.append(Strconv.quote(text))
        result.append(": ")
        inner.appendGoMessage(to: &result)
    }
}
