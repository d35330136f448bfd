/// A natural number of any size, in groups of nine decimal digits, the lowest first.
struct Magnitude {
    private static let base: UInt64 = 1_000_000_000
    private static let digitsPerGroup = 9

    /// The last group is not zero; zero has no groups.
    private var groups: [UInt32]

    private init(groups: [UInt32]) {
        self.groups = groups
        while self.groups.last == 0 { self.groups.removeLast() }
    }

    init(_ number: UInt32) {
        let (high, low) = UInt64(number).quotientAndRemainder(dividingBy: Magnitude.base)
        self.init(groups: [UInt32(low), UInt32(high)])
    }

    /// Reads ASCII digits; none give zero.
    init(decimalDigits digits: [UInt8]) {
        var groups: [UInt32] = []
        var end = digits.count
        while end > 0 {
            let start = max(end - Magnitude.digitsPerGroup, 0)
            groups.append(digits[start..<end].reduce(0) { $0 * 10 + UInt32($1 & 0xF) })
            end = start
        }
        self.init(groups: groups)
    }

    var isZero: Bool { groups.isEmpty }

    static func + (left: Magnitude, right: Magnitude) -> Magnitude {
        var groups: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(left.groups.count, right.groups.count) {
            let sum = carry + left[index] + right[index]
            groups.append(UInt32(sum % base))
            carry = sum / base
        }
        groups.append(UInt32(carry))
        return Magnitude(groups: groups)
    }

    /// The difference; `left` is not below `right`.
    static func - (left: Magnitude, right: Magnitude) -> Magnitude {
        var groups: [UInt32] = []
        var borrow: UInt64 = 0
        for index in left.groups.indices {
            let difference = left[index] + base - right[index] - borrow
            groups.append(UInt32(difference % base))
            borrow = difference < base ? 1 : 0
        }
        return Magnitude(groups: groups)
    }

    static func * (left: Magnitude, right: Magnitude) -> Magnitude {
        var groups = [UInt32](repeating: 0, count: left.groups.count + right.groups.count)
        for (index, factor) in left.groups.enumerated() {
            var carry: UInt64 = 0
            for offset in 0...right.groups.count {
                guard index + offset < groups.count else { break }
                let sum = UInt64(groups[index + offset]) + UInt64(factor) * right[offset] + carry
                groups[index + offset] = UInt32(sum % base)
                carry = sum / base
            }
        }
        return Magnitude(groups: groups)
    }

    /// Times ten to the power of `places`.
    func shifted(by places: Int) -> Magnitude {
        let (whole, rest) = places.quotientAndRemainder(dividingBy: Magnitude.digitsPerGroup)
        if isZero || places <= 0 { return self }
        let factor = (0..<rest).reduce(UInt32(1)) { power, _ in power * 10 }
        return Magnitude(groups: [UInt32](repeating: 0, count: whole) + (self * Magnitude(factor)).groups)
    }

    /// Long division, group by group; `divisor` is not zero.
    func quotientAndRemainder(dividingBy divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        var quotient = [UInt32](repeating: 0, count: groups.count)
        var remainder = Magnitude(0)
        for index in groups.indices.reversed() {
            remainder = Magnitude(groups: [groups[index]] + remainder.groups)
            let digit = remainder.countOfMultiples(of: divisor)
            remainder = remainder - divisor * Magnitude(digit)
            quotient[index] = digit
        }
        return (Magnitude(groups: quotient), remainder)
    }

    /// The largest number below the base whose multiple of `divisor` still fits, found by bisection.
    private func countOfMultiples(of divisor: Magnitude) -> UInt32 {
        if self < divisor { return 0 }
        var low: UInt32 = 0
        var high = UInt32(Magnitude.base)
        while low + 1 < high {
            let middle = (low + high) / 2
            if divisor * Magnitude(middle) <= self { low = middle } else { high = middle }
        }
        return low
    }

    /// The group at `index`, zero beyond the last.
    private subscript(index: Int) -> UInt64 { index < groups.count ? UInt64(groups[index]) : 0 }
}

extension Magnitude: Comparable {
    static func < (left: Magnitude, right: Magnitude) -> Bool {
        if left.groups.count != right.groups.count { return left.groups.count < right.groups.count }
        return left.groups.reversed().lexicographicallyPrecedes(right.groups.reversed())
    }
}

extension Magnitude: CustomStringConvertible {
    var description: String {
        var text = String(groups.last ?? 0)
        for group in groups.dropLast().reversed() {
            let digits = String(group)
            text += String(repeating: "0", count: Magnitude.digitsPerGroup - digits.utf8.count) + digits
        }
        return text
    }
}
