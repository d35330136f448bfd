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
