import GoTemplate

extension GoTime {
    /// Go's `time.ParseInLocation`: reads `text` by a layout; without a zone in it, the time is that of `location`.
    ///
    /// Throws Go's error text, such as `parsing time "x" as "2006": cannot parse "x" as "2006"`.
    package init(
        parsing text: GoString, layout: GoString, in location: GoLocation = .local
    ) throws(FunctionError) {
        var parser = TimeParser(text: text, layout: layout)
        try parser.run()
        self = try parser.time(in: location)
    }
}
