import GoTemplate
import Kubernetes
import KubernetesClient

extension KubernetesCluster {
    private static let anonymous: GoString = "system:anonymous"

    /// The name by which the server knows whoever asks, as `kubectl auth whoami` shows it.
    package func requesterName() throws(ClusterFailure) -> GoString? {
        let version: GoString = "authentication.k8s.io/v1"
        let review = Map([("apiVersion", .string(version)), ("kind", .string("SelfSubjectReview"))])
        var request = APIRequest(.create(review), APIPath("/apis/authentication.k8s.io/v1/selfsubjectreviews"))
        // Nothing comes of it but an answer.
        (request.isIdempotent, request.isGuarded) = (true, false)
        let connection = try connection
        do throws(APIFailure) {
            let name = LiveObject(try connection.send(request)).text("status", "userInfo", "username")
            return name.isEmpty || name == Self.anonymous ? nil : name
        } catch {
            throw ClusterFailure(error)
        }
    }
}
