import GoTemplate

/// What tells staged rollouts apart: the plan's name and a number, such as `productpage.3`.
package struct RolloutKey: Hashable, Sendable {
    package let name: GoString
    /// From 1.
    package let number: Int

    package init(name: GoString, number: Int) {
        self.name = name
        self.number = number
    }

    /// Reads what `text` gives; nil for anything else.
    package init?(parsing text: GoString) {
        guard let dot = text.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0,
            let number = try? Strconv.atoi(GoString(text.bytes[(dot + 1)...])), number > 0
        else { return nil }
        self.init(name: GoString(text.bytes[..<dot]), number: number)
        // Numbers have more than one spelling, and only one is a name.
        if self.text != text { return nil }
    }

    package var text: GoString { name + GoString(".\(number)") }
}

extension RolloutKey: Comparable {
    package static func < (left: RolloutKey, right: RolloutKey) -> Bool {
        left.name == right.name ? left.number < right.number : left.name < right.name
    }
}
