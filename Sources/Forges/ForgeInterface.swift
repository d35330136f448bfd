import Codecs
import GoLibrary
import GoTemplate
import HTTP

/// How comments of a request for changes are listed, made and changed on a forge.
protocol ForgeInterface {
    /// Where all requests go.
    var address: GoURL { get }
    /// The variable with the token, and the field that carries it.
    var token: ForgeToken { get }
    /// Fields of all requests besides.
    var headers: Headers { get }
    /// The first page of comments.
    var list: GoString { get }
    /// Characters that a comment may have.
    var limit: Int { get }

    /// - Returns: nil for what is no list of comments.
    func comments(in answer: Value) -> [ForgeComment]?
    func creation(of body: GoString) -> ForgeCall
    func update(of comment: ForgeComment, to body: GoString) -> ForgeCall
}

extension ForgeInterface {
    var headers: Headers { Headers() }
}

/// A comment as far as it is looked at.
struct ForgeComment {
    /// What stands in the path of a request for it.
    let path: GoString
    let body: GoString
}

/// A request that changes something.
struct ForgeCall {
    let method: Request.Method
    let target: GoString
    let content: Value
}

/// What lets requests in.
struct ForgeToken {
    /// Variables in which it may be, the first one that is set.
    let variables: [String]
    let field: GoString
    /// What stands before it.
    let prefix: GoString
    /// What it must allow.
    let right: String
}
