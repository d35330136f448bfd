#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The decimal digits of a floating-point number: 0,`digits` times ten to the power of `point`.
///
/// Neither the first nor the last digit is zero, so that zero has no digits; Go's `decimalSlice`.
package struct DecimalDigits {
    package private(set) var digits: [UInt8] = []
    package private(set) var point = 0

    var count: Int { digits.count }

    /// The shortest digits that read back as `number`, which must be finite; of several the closest.
    package init(shortest number: Double, bitSize: Int = 64) {
        if bitSize == 32 {
            read(Float(number).magnitude.description.utf8)
        } else {
            read(number.magnitude.description.utf8)
        }
    }

    /// The exact value rounded half to even to `count` significant digits.
    init(_ number: Double, significant count: Int) {
        // No double has more than 767 significant digits.
        read(DecimalDigits.print(number, "%.*e", Swift.min(Swift.max(count - 1, 0), 800)))
    }

    /// The exact value rounded half to even to `count` digits after the point.
    init(_ number: Double, fraction count: Int) {
        // The smallest double ends 1074 digits after the point.
        read(DecimalDigits.print(number, "%.*f", Swift.min(Swift.max(count, 0), 1100)))
    }

    /// Reads `ddd.ddde±dd`, as Swift and C print numbers without sign.
    private mutating func read(_ text: some Sequence<UInt8>) {
        var sawPoint = false
        var inExponent = false
        var exponent = 0
        var isNegative = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "."): sawPoint = true
            case UInt8(ascii: "e"): inExponent = true
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if inExponent {
                    exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
                } else if byte != UInt8(ascii: "0") || !digits.isEmpty {
                    digits.append(byte)
                    if !sawPoint { point += 1 }
                } else if sawPoint {
                    point -= 1
                }
            default: break
            }
        }
        point += isNegative ? -exponent : exponent
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    private static func print(_ number: Double, _ format: String, _ precision: Int) -> [UInt8] {
        // 309 digits may stand before the point.
        let capacity = precision + 320
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                let arguments: [any CVarArg] = [Int32(precision), number.magnitude]
                let length = withVaList(arguments) { vsnprintf(characters.baseAddress, capacity, format, $0) }
                count = Swift.min(Swift.max(Int(length), 0), capacity - 1)
            }
        }
    }
}
