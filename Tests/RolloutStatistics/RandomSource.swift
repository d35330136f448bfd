import Glibc

/// Numbers by chance that are the same in each run: SplitMix64 (Steele, Lea and Flood 2014).
struct RandomSource {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Above 0, up to 1.
    mutating func share() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

    /// How many of some independent requests are bad; what is drawn is how many good ones lie between two.
    mutating func bad(of requests: Int, rate: Double) -> Int {
        var bad = 0
        var position = gap(rate)
        while position < Double(requests) {
            bad += 1
            position += 1 + gap(rate)
        }
        return bad
    }

    private mutating func gap(_ rate: Double) -> Double { (log(share()) / log1p(-rate)).rounded(.down) }

    /// How many of some requests are bad that share their fate, by Pólya's urn: the rate has a beta
    /// distribution.
    ///
    /// - Parameter variance: how often that of independent requests.
    mutating func bad(of requests: Int, rate: Double, variance: Double) -> Int {
        let weight = Double(requests - 1) / (variance - 1) - 1
        return (0..<requests).reduce(0) { bad, drawn in
            let chance = (rate * weight + Double(bad)) / (weight + Double(drawn))
            return share() <= chance ? bad + 1 : bad
        }
    }

    /// By Box and Muller.
    mutating func normal() -> Double { (-2 * log(share())).squareRoot() * cos(2 * .pi * share()) }
}
