/// Guards functions whose result can be far larger than their arguments (`repeat 1000000000 "..."`).
///
/// Go has no limit: Helm is killed when the memory runs out.
package enum ResultLimit {
    /// The largest result in bytes.
    package static let bytes = 1 << 30

    package static let exceeded = FunctionError("the result would be larger than the limit of \(bytes) bytes")

    /// Throws if `base + growth * times` bytes are more than the limit.
    package static func check(_ base: Int, plus growth: Int = 0, times: Int = 1) throws {
        let (product, tooLarge) = growth.multipliedReportingOverflow(by: times)
        let (total, overflow) = product.addingReportingOverflow(base)
        if tooLarge || overflow || total > bytes {
            throw exceeded
        }
    }
}
