import GoTemplate

/// A number in the text format of Prometheus, with what tells it from others of its name.
struct MetricSample {
    let labels: [MetricLabel]
    let value: Double

    init(_ value: Double, _ labels: MetricLabel...) { (self.labels, self.value) = (labels, value) }

    /// The same with labels before its own.
    func text(of name: GoString, _ labels: [MetricLabel]) -> GoString {
        let all = (labels + self.labels).map(\.text).joined(by: ",")
        return name + "{" + all + "} " + Strconv.formatFloat(value, format: "g", precision: -1) + "\n"
    }
}

/// A label of a number.
struct MetricLabel {
    let name: GoString
    let value: GoString

    init(_ name: GoString, _ value: GoString) { (self.name, self.value) = (name, value) }

    init<Word: RawRepresentable<String>>(_ name: GoString, word: Word) { self.init(name, GoString(word.rawValue)) }

    fileprivate var text: GoString { name + "=\"" + escapedValue + "\"" }

    /// As the format has values: quotes, backslashes and line ends with a backslash.
    private var escapedValue: GoString {
        GoString(
            value.bytes.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "\\"), UInt8(ascii: "\""): [UInt8(ascii: "\\"), byte]
                case 0x0A: Array("\\n".utf8)
                default: [byte]
                }
            })
    }
}
