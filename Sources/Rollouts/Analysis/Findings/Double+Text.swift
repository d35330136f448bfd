import GoTemplate

extension Double {
    /// In four digits, or all before the point.
    var shortText: GoString {
        magnitude >= 1000 && magnitude < 1e15
            ? Strconv.formatFloat(self, format: "f", precision: 0)
            : Strconv.formatFloat(self, format: "g", precision: 4)
    }

    /// A share in per cent with two digits behind the point: `99.71 %`.
    var perCent: GoString { percentPoints + " %" }

    /// The same without the sign.
    var percentPoints: GoString { (100 * self).withTwoDecimals }

    /// Without zeros at the end.
    private var withTwoDecimals: GoString {
        let text = Strconv.formatFloat(self, format: "f", precision: 2)
        guard text.bytes.contains(UInt8(ascii: ".")) else { return text }
        let digits = GoString(text.bytes.reversed().drop { $0 == UInt8(ascii: "0") }.reversed())
        return digits.hasSuffix(".") ? digits.trimmingSuffix(".") : digits
    }
}
