import GoTemplate
import HTTP

/// A request that changes something.
struct ForgeCall {
    let method: Request.Method
    let target: GoString
    let content: Value
}
