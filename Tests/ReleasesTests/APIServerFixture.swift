import Glibc
import GoLibrary
import GoTemplate
import HTTP
import KubernetesClient
import Operations
import Releases

/// A server of Kubernetes for tests, which `SWELM_TEST_API_SERVER` names: such as `kubectl proxy` in front of one.
///
/// All tests use the same two namespaces, `prod` and `dev`, so they are emptied first, and run one after the other.
enum APIServerFixture {
    static var address: GoString? { getenv("SWELM_TEST_API_SERVER").map { GoString(String(cString: $0)) } }

    /// Secrets in empty namespaces.
    static func records() throws -> APIRecordObjects {
        let connection = APIConnection(Endpoint(try GoURL(parsing: address ?? "")), on: try Loop())
        let objects = APIRecordObjects(connection, kind: .secret)
        for namespace: GoString in ["prod", "dev"] {
            let metadata = Map([("name", .string(namespace))])
            let object = Map([
                ("apiVersion", .string("v1")), ("kind", .string("Namespace")), ("metadata", .map(metadata)),
            ])
            _ = try? connection.send(APIRequest(.create(object), APIPath(.namespaces)))
            for object in try objects.metadata(in: namespace, matching: "owner=helm") { try objects.delete(object.key) }
        }
        return objects
    }
}
